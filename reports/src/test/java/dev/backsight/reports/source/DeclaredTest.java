package dev.backsight.reports.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeclaredTest {

    private static final String JAVA = """
            /* package org.wrong; class Put { void put() {} } */
            package org.example; // class Put {

            import java.util.List;

            @State(Scope.Benchmark)
            @Fork(value = 1, jvmArgs = {"-Xmx1g", "put("})
            public class Put extends Base {

                private static final String TEXT = \"""
                        void put() { " } \\\""" }
                        \""";
                private final char brace = '{';
                private final List<Runnable> all = List.of(() -> { put(1); }, new Put()::put);

                private int put(int times) {
                    return put();
                }

                @Benchmark
                @Fork(jvmArgs = {"-Xms1g"})
                public List<String>
                        put(Blackhole sink) {
                    class Inner { void get() {} }
                    return null;
                }

                public static class Nested {
                    @org.openjdk.jmh.annotations.Benchmark
                    public int[] get() {
                        return new int[] {1};
                    }

                    record Pair(int left, int right) {
                        int sum() {
                            return left + right;
                        }
                    }
                }
            }
            """;

    @Test
    void findsTheAnnotatedOneOfSeveralMethods() {
        assertThat(line("Put", "put")).isEqualTo(23);
    }

    @Test
    void findsMethodsOfNestedTypes() {
        assertThat(find("org.example", List.of("Put", "Nested"), "get")).isEqualTo(30);
        assertThat(find("org.example", List.of("Put", "Nested", "Pair"), "sum")).isEqualTo(35);
    }

    @Test
    void pointsAtTheTypeOfAnInheritedMethod() {
        assertThat(line("Put", "inherited")).isEqualTo(8);
    }

    @Test
    void anotherPackageOrTypeIsNotIt() {
        assertThat(find("org.wrong", List.of("Put"), "put")).isZero();
        assertThat(find("", List.of("Put"), "put")).isZero();
        assertThat(line("Other", "put")).isZero();
        assertThat(line("Nested", "get")).isZero();
    }

    @Test
    void readsKotlinToo() {
        String kotlin = """
                package org.example

                import org.openjdk.jmh.annotations.*

                class Size(val bytes: Int)

                @State(Scope.Benchmark)
                open class Put {
                    val type = Put::class
                    companion object { fun put() = 1 }

                    @Benchmark
                    fun put(): Int = 2
                }
                """;
        assertThat(new Declared("org.example", List.of("Put"), "put").lineIn(kotlin))
                .hasValue(13);
    }

    @Test
    void survivesWhatIsNoSource() {
        for (String text : new String[] {
            "", "}}}}", "((((", "class", "package", "package a.", "\"", "'", "/*", "//", "\"\"\"", "{{{{class A"
        }) {
            assertThat(new Declared("", List.of("A"), "b").lineIn(text)).isEmpty();
        }
    }

    private static int line(String type, String method) {
        return find("org.example", List.of(type), method);
    }

    private static int find(String packageName, List<String> types, String method) {
        return new Declared(packageName, types, method).lineIn(JAVA).orElse(0);
    }
}
