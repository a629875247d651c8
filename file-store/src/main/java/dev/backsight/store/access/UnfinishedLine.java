package dev.backsight.store.access;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Tells what a crash leaves at the end of a log from what somebody made of it. Bytes without a line feed are provably
 * unfinished if some entry could begin with them: nobody was told that this one was written.
 */
final class UnfinishedLine {

    private static final Pattern INSTANT_BEGINNING = Pattern.compile("[0-9T:.\\-+Z]*");
    private static final Pattern HASH_BEGINNING = Pattern.compile("[0-9a-f]{0,64}");

    private UnfinishedLine() {}

    /** @param tail what follows the last line feed; not empty */
    static boolean isProvable(byte[] tail, AuditHead previous) {
        if (isAllZero(tail)) {
            // What file systems leave if power goes after a file's length was written, and before its bytes were.
            return true;
        }
        String[] fields = new String(tail, StandardCharsets.UTF_8).split("\t", -1);
        if (fields.length > AuditLine.FIELDS || tail.length >= AuditLine.MAX_BYTES) {
            return false;
        }
        for (int i = 0; i < fields.length - 1; i++) {
            if (!isWhole(i, fields[i], previous)) {
                return false;
            }
        }
        int last = fields.length - 1;
        if (last == AuditLine.FIELDS - 1 && fields[last].length() == AuditLine.HASH_DIGITS) {
            return isEntry(tail, previous);
        }
        return isBeginning(last, fields[last], previous);
    }

    static boolean isAllZero(byte[] tail) {
        for (byte b : tail) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isEntry(byte[] line, AuditHead previous) {
        try {
            AuditLine.decode(line, previous);
            return true;
        } catch (MalformedAuditException e) {
            return false;
        }
    }

    private static boolean isWhole(int field, String text, AuditHead previous) {
        return switch (field) {
            case 0 -> text.equals(sequence(previous));
            case 1 -> isInstant(text);
            case 3 -> isAction(text);
            case 5 -> text.equals(AuditLine.ALLOWED) || text.equals(AuditLine.DENIED);
            default -> isText(text);
        };
    }

    private static boolean isBeginning(int field, String text, AuditHead previous) {
        return switch (field) {
            case 0 -> sequence(previous).startsWith(text);
            case 1 -> INSTANT_BEGINNING.matcher(text).matches();
            case 3 -> beginsAction(text);
            case 5 -> AuditLine.ALLOWED.startsWith(text) || AuditLine.DENIED.startsWith(text);
            case AuditLine.FIELDS - 1 -> HASH_BEGINNING.matcher(text).matches();
            default -> isText(text);
        };
    }

    private static String sequence(AuditHead previous) {
        return Long.toString(previous.sequence() + 1);
    }

    private static boolean isInstant(String text) {
        try {
            return Instant.parse(text).toString().equals(text);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isAction(String text) {
        for (Action action : Action.values()) {
            if (action.name().equals(text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean beginsAction(String text) {
        for (Action action : Action.values()) {
            if (action.name().startsWith(text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isText(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }
}
