package dev.backsight.checker.model;

/**
 * A pattern over full benchmark names (package.Class.method).
 *
 * @param text {@code *} stands for any run of characters, {@code ?} for any one
 */
public record BenchmarkGlob(String text) {

    public BenchmarkGlob {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a pattern names benchmarks; an empty one names none");
        }
    }

    public boolean matches(BenchmarkId benchmark) {
        return matches(text, benchmark.name());
    }

    /** In at most glob times text steps: on a mismatch only the last {@code *} is tried with one character more. */
    private static boolean matches(String glob, String text) {
        int g = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (g < glob.length() && glob.charAt(g) == '*') {
                star = g++;
                resume = t;
            } else if (g < glob.length() && (glob.charAt(g) == '?' || glob.charAt(g) == text.charAt(t))) {
                g++;
                t++;
            } else if (star >= 0) {
                g = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (g < glob.length() && glob.charAt(g) == '*') {
            g++;
        }
        return g == glob.length();
    }
}
