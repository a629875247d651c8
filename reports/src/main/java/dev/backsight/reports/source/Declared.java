package dev.backsight.reports.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A method to be found in a source file.
 *
 * @param packageName empty for the unnamed one
 * @param types the outermost first
 */
record Declared(String packageName, List<String> types, String method) {

    private static final Set<String> TYPES = Set.of("class", "interface", "enum", "record", "object");

    /** Words that stand before a call, not before a declaration's name. */
    private static final Set<String> BEFORE_CALLS = Set.of("new", "return", "throw", "else", "yield", "case", "in");

    Declared {
        types = List.copyOf(types);
    }

    /**
     * The line of the method's name: of the one annotated {@code @Benchmark} where there are several. Where the type has
     * none of that name, it inherits it, and the line is that of the type's name.
     */
    OptionalInt lineIn(String source) {
        List<Token> tokens = Token.of(source);
        if (!packageOf(tokens).equals(packageName)) {
            return OptionalInt.empty();
        }
        List<String> open = new ArrayList<>();
        Deque<Integer> outside = new ArrayDeque<>();
        int parentheses = 0;
        Token pending = null;
        boolean annotated = false;
        OptionalInt type = OptionalInt.empty();
        OptionalInt named = OptionalInt.empty();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            switch (token.text()) {
                case "(" -> parentheses++;
                case ")" -> parentheses--;
                case "{" -> {
                    // Inside parentheses it is the array of an annotation or a lambda's body.
                    Token opened = parentheses == 0 ? pending : null;
                    open.add(opened == null ? "" : opened.text());
                    if (opened != null && open.equals(types)) {
                        type = OptionalInt.of(opened.line());
                    }
                    if (parentheses == 0) {
                        pending = null;
                        annotated = false;
                    }
                    outside.push(parentheses);
                    parentheses = 0;
                }
                case "}" -> {
                    if (!open.isEmpty()) {
                        open.remove(open.size() - 1);
                        parentheses = outside.pop();
                    }
                    annotated &= parentheses > 0;
                }
                case ";" -> {
                    pending = null;
                    annotated = false;
                }
                case "Benchmark" -> annotated |= i > 0 && !tokens.get(i - 1).isWord();
                default -> {
                    if (parentheses == 0 && TYPES.contains(token.text()) && declaresType(tokens, i)) {
                        pending = tokens.get(i + 1);
                    } else if (token.is("fun")) {
                        pending = null;
                    } else if (parentheses == 0
                            && token.is(method)
                            && open.equals(types)
                            && declaresMethod(tokens, i)) {
                        if (annotated) {
                            return OptionalInt.of(token.line());
                        }
                        named = named.isPresent() ? named : OptionalInt.of(token.line());
                    }
                }
            }
        }
        return named.isPresent() ? named : type;
    }

    private static String packageOf(List<Token> tokens) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < tokens.size() && !tokens.get(i).is("{"); i++) {
            if (tokens.get(i).is("package")) {
                for (int k = i + 1;
                        k < tokens.size() && (k - i) % 2 == (tokens.get(k).isWord() ? 1 : 0);
                        k++) {
                    if (!tokens.get(k).isWord() && !tokens.get(k).is(".")) {
                        break;
                    }
                    name.append(tokens.get(k).text());
                }
                break;
            }
        }
        return name.toString();
    }

    private static boolean declaresType(List<Token> tokens, int at) {
        boolean member =
                at > 0 && (tokens.get(at - 1).is(".") || tokens.get(at - 1).is(":"));
        boolean named = at + 2 < tokens.size() && tokens.get(at + 1).isWord();
        if (member || !named) {
            return false;
        }
        Token after = tokens.get(at + 2);
        return !tokens.get(at).is("record") || after.is("(") || after.is("<");
    }

    private static boolean declaresMethod(List<Token> tokens, int at) {
        if (at == 0 || at + 1 == tokens.size() || !tokens.get(at + 1).is("(")) {
            return false;
        }
        Token before = tokens.get(at - 1);
        return before.isWord() ? !BEFORE_CALLS.contains(before.text()) : before.is(">") || before.is("]");
    }
}
