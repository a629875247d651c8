package dev.backsight.benchmarks.workload;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Classes of a program, one after the other: keywords and indentation repeat exactly, identifiers as words do. */
final class SourceText {

    private static final String[] TYPES = {"int", "long", "boolean", "String", "byte[]", "List<String>", "Path"};
    private static final String[] OPERATORS = {"+", "-", "*", "==", "!=", "<", ">=", "&&"};

    private final Random random;
    private final Vocabulary words;
    private final StringBuilder text = new StringBuilder();

    SourceText(long seed) {
        random = new Random(seed);
        // A program's words are its own.
        words = new Vocabulary(600, seed);
    }

    /** The first {@code size} bytes; the last class may be cut. */
    byte[] take(int size) {
        text.setLength(0);
        while (text.length() < size) {
            appendClass();
        }
        text.setLength(size);
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private void appendClass() {
        text.append("package org.example.").append(word()).append(";\n\n");
        for (int imports = 2 + random.nextInt(8); imports > 0; imports--) {
            text.append("import org.example.").append(word()).append('.').append(type());
            text.append(";\n");
        }
        text.append("\n/** ").append(sentence()).append(" */\npublic final class ");
        text.append(type()).append(" {\n");
        for (int fields = 1 + random.nextInt(5); fields > 0; fields--) {
            text.append("\n    private final ").append(anyType()).append(' ');
            text.append(name()).append(';');
        }
        text.append('\n');
        for (int methods = 2 + random.nextInt(8); methods > 0; methods--) {
            appendMethod();
        }
        text.append("}\n\n");
    }

    private void appendMethod() {
        String parameter = name();
        text.append("\n    /** ").append(sentence()).append(" */\n    ");
        text.append(random.nextInt(3) == 0 ? "public " : "private ").append(anyType());
        text.append(' ').append(name()).append('(').append(anyType()).append(' ');
        text.append(parameter).append(") {\n");
        for (int statements = 1 + random.nextInt(10); statements > 0; statements--) {
            appendStatement("        ", parameter, 0);
        }
        text.append("        return ").append(expression(parameter)).append(";\n    }\n");
    }

    private void appendStatement(String indent, String parameter, int depth) {
        if (depth < 3 && random.nextInt(4) == 0) {
            text.append(indent).append(random.nextBoolean() ? "if (" : "while (");
            text.append(expression(parameter)).append(") {\n");
            for (int statements = 1 + random.nextInt(3); statements > 0; statements--) {
                appendStatement(indent + "    ", parameter, depth + 1);
            }
            text.append(indent).append("}\n");
        } else {
            text.append(indent).append(anyType()).append(' ').append(name());
            text.append(" = ").append(expression(parameter)).append(";\n");
        }
    }

    private String expression(String parameter) {
        return switch (random.nextInt(4)) {
            case 0 -> parameter + " " + pick(OPERATORS) + " " + random.nextInt(256);
            case 1 -> name() + "." + name() + "(" + parameter + ")";
            case 2 -> "this." + name();
            default -> name() + "(" + parameter + ", " + name() + ")";
        };
    }

    private String sentence() {
        StringBuilder sentence = new StringBuilder("The ").append(word());
        for (int rest = 3 + random.nextInt(9); rest > 0; rest--) {
            sentence.append(' ').append(word());
        }
        return sentence.append('.').toString();
    }

    private String anyType() {
        return random.nextBoolean() ? pick(TYPES) : type();
    }

    private String type() {
        return capital(word()) + capital(word());
    }

    private String name() {
        return random.nextBoolean() ? word() : word() + capital(word());
    }

    private static String capital(String word) {
        return (char) (word.charAt(0) - 'a' + 'A') + word.substring(1);
    }

    private String word() {
        return words.next(random);
    }

    private String pick(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
