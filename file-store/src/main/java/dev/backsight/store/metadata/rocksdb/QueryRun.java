package dev.backsight.store.metadata.rocksdb;

import dev.backsight.store.identity.FileName;
import dev.backsight.store.mediatype.MediaTypePattern;
import dev.backsight.store.metadata.FileQuery;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.SizeRange;
import dev.backsight.store.metadata.TimeRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksIterator;

/**
 * Answers one page of a query. The index that leads to the fewest names drives it, as far as that can be told by looking at
 * {@value #FEW} entries of each; its names are looked up in order, and each record is held against the whole query. Where
 * every index leads to more, one whose names lie in order drives it entry by entry: that of a tag, that of the only type
 * that matches, or else the names themselves.
 *
 * <p>Indexes and records are seen as they are at one moment: also a file that is renamed meanwhile is found, under one of
 * its names.
 */
final class QueryRun {

    /** Bounds the memory, at most 2 MiB of names, and the time spent on choosing, about a millisecond for each index. */
    static final int FEW = 2_000;

    /** Types beyond these are not worth going through one by one. */
    private static final int MANY_TYPES = 200;

    private static final int NUMBER_KEY_BYTES = 1 + Long.BYTES;

    private final RocksIterator keys;
    private final Database.Values records;
    private final FileQuery query;
    private final byte[] prefix;
    private final byte @Nullable [] after;
    private final int limit;
    private final int few;

    /** Names that one index leads to, in order; null until one does not lead to too many. */
    private @Nullable List<byte[]> fewest;

    /** @param few {@link #FEW}, or less to try what happens beyond */
    QueryRun(
            RocksIterator keys,
            Database.Values records,
            FileQuery query,
            @Nullable FileName after,
            int limit,
            int few) {
        this.keys = keys;
        this.records = records;
        this.query = query;
        this.prefix = FileName.encodePrefix(query.prefix());
        this.after = after == null ? null : after.utf8();
        this.limit = limit;
        this.few = few;
    }

    List<FileStat> run() throws IOException {
        NameRange inOrder = null;
        for (String tag : query.tags()) {
            NameRange range = range(IndexKey.beginning(IndexKey.TAG, tag));
            inOrder = inOrder == null ? range : inOrder;
            consider(List.of(range));
        }
        List<NameRange> types = types();
        if (types != null) {
            consider(types);
            inOrder = inOrder == null && types.size() == 1 ? types.get(0) : inOrder;
        }
        consider(IndexKey.CREATED, query.created());
        consider(IndexKey.MODIFIED, query.modified());
        if (!query.size().equals(SizeRange.ANY)) {
            long max = query.size().max();
            consider(IndexKey.SIZE, query.size().min(), max == Long.MAX_VALUE ? max : max + 1);
        }
        if (fewest != null) {
            return lookUp(fewest);
        }
        return inOrder == null ? scan() : follow(inOrder);
    }

    private NameRange range(byte[] beginning) {
        return NameRange.of(beginning, prefix, after);
    }

    /** Where the names of each type that matches lie; null if any type will do, or if there are too many to tell. */
    private @Nullable List<NameRange> types() {
        MediaTypePattern wanted = query.mediaType();
        if (wanted == null || wanted.specificity() == 0) {
            return null;
        }
        List<NameRange> found = new ArrayList<>();
        int seen = 0;
        keys.seek(new byte[] {IndexKey.TYPE});
        while (keys.isValid() && keys.key()[0] == IndexKey.TYPE) {
            if (seen++ == MANY_TYPES) {
                return null;
            }
            byte[] key = keys.key();
            int end = 1;
            while (end < key.length - 1 && key[end] != 0) {
                end++;
            }
            if (wanted.matches(new String(key, 1, end - 1, StandardCharsets.UTF_8))) {
                found.add(range(Arrays.copyOf(key, end + 1)));
            }
            // To the first key of another type: names follow a zero byte, other types something greater.
            byte[] behind = Arrays.copyOf(key, end + 1);
            behind[end] = 1;
            keys.seek(behind);
        }
        return found;
    }

    private void consider(List<NameRange> ranges) {
        List<byte[]> names = new ArrayList<>();
        for (NameRange range : ranges) {
            for (keys.seek(range.first()); keys.isValid() && range.contains(keys.key()); keys.next()) {
                if (names.size() >= most()) {
                    return;
                }
                names.add(range.name(keys.key()));
            }
        }
        fewest = names;
    }

    private void consider(byte kind, TimeRange times) {
        if (!times.equals(TimeRange.ANY)) {
            consider(kind, micros(times.from()), micros(times.until()));
        }
    }

    /** Names behind numbers, which are in order of these: every one is looked at, and counts, whatever the prefix. */
    private void consider(byte kind, long from, long until) {
        List<byte[]> names = new ArrayList<>();
        byte[] end = IndexKey.beginning(kind, until);
        int seen = 0;
        for (keys.seek(IndexKey.beginning(kind, from)); keys.isValid(); keys.next()) {
            byte[] key = keys.key();
            if (key[0] != kind || (until != Long.MAX_VALUE && Arrays.compareUnsigned(key, end) >= 0)) {
                break;
            }
            if (seen++ >= most()) {
                return;
            }
            byte[] name = Arrays.copyOfRange(key, NUMBER_KEY_BYTES, key.length);
            if (Database.startsWith(name, prefix) && (after == null || Arrays.compareUnsigned(name, after) > 0)) {
                names.add(name);
            }
        }
        fewest = names;
    }

    /** How many entries an index may have to be better than the best so far. */
    private int most() {
        return fewest == null ? few : fewest.size();
    }

    private List<FileStat> lookUp(List<byte[]> names) throws IOException {
        List<byte[]> ordered = new ArrayList<>(names);
        ordered.sort(Arrays::compareUnsigned);
        List<FileStat> found = new ArrayList<>();
        for (byte[] name : ordered) {
            if (found.size() == limit) {
                break;
            }
            addIfWanted(name, found);
        }
        return found;
    }

    private List<FileStat> follow(NameRange range) throws IOException {
        List<FileStat> found = new ArrayList<>();
        for (keys.seek(range.first()); found.size() < limit && keys.isValid(); keys.next()) {
            byte[] key = keys.key();
            if (!range.contains(key)) {
                break;
            }
            addIfWanted(range.name(key), found);
        }
        return found;
    }

    private void addIfWanted(byte[] name, List<FileStat> found) throws IOException {
        FileName fileName = new FileName(new String(name, StandardCharsets.UTF_8));
        byte[] record = records.get(RecordFormat.nameKey(fileName));
        if (record != null) {
            FileStat file = RecordFormat.decodeStat(fileName, record);
            if (query.matches(file)) {
                found.add(file);
            }
        }
    }

    private List<FileStat> scan() throws IOException {
        NameRange range = range(new byte[] {RecordFormat.NAME});
        List<FileStat> found = new ArrayList<>();
        for (keys.seek(range.first()); found.size() < limit && keys.isValid(); keys.next()) {
            byte[] key = keys.key();
            if (!range.contains(key)) {
                break;
            }
            FileStat file = RecordFormat.decodeStat(key, keys.value());
            if (query.matches(file)) {
                found.add(file);
            }
        }
        return found;
    }

    /** The first microsecond that is not before a time. */
    private static long micros(Instant time) {
        try {
            Instant cut = time.truncatedTo(ChronoUnit.MICROS);
            return Math.addExact(IndexKey.micros(cut), cut.equals(time) ? 0 : 1);
        } catch (ArithmeticException e) {
            // Before or after all times that are kept.
            return time.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
