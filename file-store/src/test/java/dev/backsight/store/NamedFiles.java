package dev.backsight.store;

import dev.backsight.store.metadata.FileLabels;
import dev.backsight.store.metadata.FileQuery;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What every store of files by name offers, whether in one directory or on several peers. */
public interface NamedFiles {

    FileStat put(String name, byte[] content) throws IOException;

    FileStat put(String name, byte[] content, MediaType mediaType) throws IOException;

    FileStat put(String name, byte[] content, MediaType mediaType, FileLabels labels) throws IOException;

    FileStat put(String name, InputStream source, MediaType mediaType, FileLabels labels) throws IOException;

    FileStat put(String name, Path source, MediaType mediaType, FileLabels labels) throws IOException;

    boolean delete(String name) throws IOException;

    FileStat copy(String from, String to, ExistingTarget existing) throws IOException;

    FileStat rename(String from, String to, ExistingTarget existing) throws IOException;

    FileStat label(FileStat seen, FileLabels labels) throws IOException;

    Optional<FileStat> stat(String name) throws IOException;

    byte[] get(String name) throws IOException;

    FilePage list(String prefix, int limit) throws IOException;

    List<FileStat> versions(String name) throws IOException;

    byte[] getVersion(String name, long version) throws IOException;

    InputStream newVersionInputStream(String name, long version) throws IOException;

    QueryPage query(FileQuery query, int limit) throws IOException;

    QueryPage query(FileQuery query, PageToken token, int limit) throws IOException;

    /** A store, seen so; a method that it has not, with these very names and types, fails the test that calls it. */
    static NamedFiles of(Object store) {
        return (NamedFiles) Proxy.newProxyInstance(
                NamedFiles.class.getClassLoader(), new Class<?>[] {NamedFiles.class}, (proxy, asked, arguments) -> {
                    Method own = store.getClass().getMethod(asked.getName(), asked.getParameterTypes());
                    if (!own.getGenericReturnType().equals(asked.getGenericReturnType())) {
                        throw new NoSuchMethodException(own + " returns something else than " + asked);
                    }
                    try {
                        return own.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
