package dev.backsight.checker.jmh;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a class file may lead to (Java Virtual Machine Specification, chapter 4). Whatever code or annotations name goes
 * through the constant pool.
 *
 * @param classes it refers to as such, with slashes; arrays left out
 * @param texts all of its text constants: names, descriptors, signatures, and the string literals of its code
 * @param members it uses, as {@code java/lang/Class.forName}
 * @param callsNativeCode whether it declares a native method
 */
public record ClassFile(Set<String> classes, Set<String> texts, Set<String> members, boolean callsNativeCode) {

    private static final int MAGIC = 0xCAFEBABE;
    private static final int NATIVE = 0x0100;

    public ClassFile {
        classes = Set.copyOf(classes);
        texts = Set.copyOf(texts);
        members = Set.copyOf(members);
    }

    /** @throws IOException when this is no class file */
    static ClassFile parse(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        if (in.readInt() != MAGIC) {
            throw new IOException("does not begin as a class file does");
        }
        in.readInt(); // version
        ConstantPool pool = new ConstantPool(in);
        in.readUnsignedShort(); // access
        in.readUnsignedShort(); // this class
        in.readUnsignedShort(); // super class
        in.skipNBytes(2L * in.readUnsignedShort()); // interfaces
        declaresNative(in); // fields, which never are
        return new ClassFile(pool.classes(), Set.copyOf(pool.texts.values()), pool.members(), declaresNative(in));
    }

    /** Reads over the fields or the methods of a class. */
    private static boolean declaresNative(DataInputStream in) throws IOException {
        boolean found = false;
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            found |= (in.readUnsignedShort() & NATIVE) != 0;
            in.readUnsignedShort(); // name
            in.readUnsignedShort(); // descriptor
            for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
                in.readUnsignedShort(); // name
                in.skipNBytes(Integer.toUnsignedLong(in.readInt()));
            }
        }
        return found;
    }

    private static final class ConstantPool {

        private record Pair(int first, int second) {}

        private final Map<Integer, String> texts = new HashMap<>();
        private final Map<Integer, Integer> classes = new HashMap<>();
        private final Map<Integer, Pair> namesAndTypes = new HashMap<>();
        private final Set<Pair> members = new HashSet<>();

        ConstantPool(DataInputStream in) throws IOException {
            int count = in.readUnsignedShort();
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> texts.put(i, in.readUTF());
                    case 7 -> classes.put(i, in.readUnsignedShort());
                    case 8, 16, 19, 20 -> in.readUnsignedShort(); // String, MethodType, Module, Package
                    case 9, 10, 11 -> members.add(new Pair(in.readUnsignedShort(), in.readUnsignedShort()));
                    case 12 -> namesAndTypes.put(i, new Pair(in.readUnsignedShort(), in.readUnsignedShort()));
                    case 15 -> in.skipNBytes(3); // MethodHandle
                    case 3, 4, 17, 18 -> in.readInt(); // int, float, dynamic
                    case 5, 6 -> { // long and double, which count twice
                        in.readLong();
                        i++;
                    }
                    default -> throw new IOException("has a constant of unknown kind " + tag);
                }
            }
        }

        Set<String> classes() {
            Set<String> names = new HashSet<>();
            for (int text : classes.values()) {
                String name = texts.getOrDefault(text, "");
                if (!name.isEmpty() && !name.startsWith("[")) {
                    names.add(name);
                }
            }
            return names;
        }

        Set<String> members() {
            Set<String> names = new HashSet<>();
            for (Pair member : members) {
                Pair nameAndType = namesAndTypes.getOrDefault(member.second(), new Pair(0, 0));
                names.add(texts.getOrDefault(classes.getOrDefault(member.first(), 0), "") + "."
                        + texts.getOrDefault(nameAndType.first(), ""));
            }
            return names;
        }
    }
}
