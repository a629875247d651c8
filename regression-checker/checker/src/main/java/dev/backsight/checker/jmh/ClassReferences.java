package dev.backsight.checker.jmh;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which classes a class refers to, read from its constant pool (Java Virtual Machine Specification, 4.4). */
final class ClassReferences {

    private static final int MAGIC = 0xCAFEBABE;

    private ClassReferences() {}

    /**
     * @return with slashes, arrays left out
     * @throws IOException when this is no class file
     */
    static Set<String> of(byte[] classFile) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
        if (in.readInt() != MAGIC) {
            throw new IOException("does not begin as a class file does");
        }
        in.readInt(); // version
        int count = in.readUnsignedShort();
        Map<Integer, String> texts = new HashMap<>();
        Set<Integer> classes = new HashSet<>();
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts.put(i, in.readUTF());
                case 7 -> classes.add(in.readUnsignedShort());
                case 8, 16, 19, 20 -> in.readUnsignedShort(); // String, MethodType, Module, Package
                case 15 -> in.skipNBytes(3); // MethodHandle
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.readInt(); // int, float, members, names and types, dynamic
                case 5, 6 -> { // long and double, which count twice
                    in.readLong();
                    i++;
                }
                default -> throw new IOException("has a constant of unknown kind " + tag);
            }
        }
        Set<String> names = new HashSet<>();
        for (int text : classes) {
            String name = texts.getOrDefault(text, "");
            if (!name.isEmpty() && !name.startsWith("[")) {
                names.add(name);
            }
        }
        return names;
    }
}
