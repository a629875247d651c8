import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Runs the scripts that tell GitHub and GitLab of a gate's result against a server of this process, which answers the few
 * requests they make as those do: pages of comments, one changed, one added. Started from the repository's root with
 * {@code java .ci/ForgeScripts.java}; needs bash, curl and jq. Exit 1 at the first thing that is not as it should be.
 */
final class ForgeScripts {

    private static final String MARKER = "<!-- backsight gate -->";

    /** Bodies of comments as JSON texts, by id; the author "bot" is the script's own. */
    private final Map<Integer, String[]> comments = Collections.synchronizedMap(new TreeMap<>());

    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer server;
    private final Path directory;
    private volatile int refusal;

    private ForgeScripts() throws IOException {
        directory = Files.createTempDirectory("forge");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public static void main(String[] arguments) throws Exception {
        ForgeScripts forge = new ForgeScripts();
        try {
            forge.findsThePullRequestOfABranchAndCommit();
            for (boolean gitHub : new boolean[] {true, false}) {
                forge.writesOneCommentAndWritesItAnew(gitHub);
                forge.leavesWhatOthersWrote(gitHub);
                forge.findsItsOwnOnALaterPage(gitHub);
                forge.callsNobodyAndStaysWithinTheLimit(gitHub);
                forge.failsWithTheServersWords(gitHub);
            }
        } finally {
            forge.server.stop(0);
        }
        System.out.println("ci/github and ci/gitlab: the scripts do what they say");
    }

    private void findsThePullRequestOfABranchAndCommit() throws Exception {
        check(run("ci/github/pull-request", "someone:a branch & more", "b".repeat(40)), 0, "number=7\n");
        check(requests.get(requests.size() - 1).contains("head=someone:a branch & more"), "the branch is asked for");
        check(run("ci/github/pull-request", "someone:a branch & more", "c".repeat(40)), 0, "");
        check(run("ci/github/pull-request", "someone:a branch & more").exit == 2, "a missing argument is exit 2");
    }

    private void writesOneCommentAndWritesItAnew(boolean gitHub) throws Exception {
        comments.clear();
        check(tell(gitHub, "## 1 benchmark is slower\n").exit == 0, "a first comment is written");
        check(tell(gitHub, "## None is slower, \"quoted\" and \\ kept\n").exit == 0, "and written anew");
        check(comments.size() == 1, "there is one comment: " + comments.size());
        String body = comments.values().iterator().next()[1];
        check(body.startsWith("\"" + MARKER), "it begins with the marker: " + body);
        check(body.contains("None is slower, \\\"quoted\\\" and \\\\ kept"), "it has the new text: " + body);
        check(body.contains("https://forge.example/run/1"), "it names the run: " + body);
        Files.delete(directory.resolve("summary.md"));
        check(tellOfWhatIsThere(gitHub).exit == 0 && comments.size() == 1, "what is old does not stay");
        check(comments.values().iterator().next()[1].contains("broke off"), "when the gate left nothing: " + comments);
    }

    private void leavesWhatOthersWrote(boolean gitHub) throws Exception {
        comments.clear();
        comments.put(1, new String[] {"someone", "\"" + MARKER + " I quote\""});
        comments.put(2, new String[] {"bot", "\"see " + MARKER + "\""});
        check(tell(gitHub, "text").exit == 0, "a comment is written");
        check(comments.size() == 3, "beside the others': " + comments.size());
        check(comments.get(1)[1].endsWith("I quote\""), "which are as they were");
    }

    private void findsItsOwnOnALaterPage(boolean gitHub) throws Exception {
        comments.clear();
        IntStream.rangeClosed(1, 230).forEach(id -> comments.put(id, new String[] {"someone", "\"hello\""}));
        comments.put(231, new String[] {"bot", "\"" + MARKER + " old\""});
        check(tell(gitHub, "new").exit == 0, "a comment is written");
        check(comments.size() == 231, "no second one: " + comments.size());
        check(comments.get(231)[1].contains("new"), "but the one on the third page: " + comments.get(231)[1]);
    }

    private void callsNobodyAndStaysWithinTheLimit(boolean gitHub) throws Exception {
        comments.clear();
        String summary = "@team and user@example.org\n/close\n  /merge\na/b\n" + "x".repeat(gitHub ? 200_000 : 2_000_000);
        check(tell(gitHub, summary).exit == 0, "a long summary is written");
        String body = comments.values().iterator().next()[1];
        check(!body.contains("@team") && !body.contains("@example"), "nobody is called");
        check(body.contains("a/b"), "a slash within a line stays");
        check(body.length() < (gitHub ? 65_536 : 1_000_000), "within the limit: " + body.length());
        if (!gitHub) {
            check(!body.contains("\\n/") && !body.contains("\\n  /"), "no line is an order: " + body.substring(0, 150));
        }
    }

    private void failsWithTheServersWords(boolean gitHub) throws Exception {
        refusal = 403;
        Ended ended = tell(gitHub, "text");
        refusal = 0;
        check(ended.exit != 0, "a refusal is a failure");
        check(ended.output.contains("refused by the double"), "and its words are told: " + ended.output);
    }

    private Ended tell(boolean gitHub, String text) throws Exception {
        Files.writeString(directory.resolve("summary.md"), text);
        return tellOfWhatIsThere(gitHub);
    }

    private Ended tellOfWhatIsThere(boolean gitHub) throws Exception {
        String summary = directory.resolve("summary.md").toString();
        return gitHub
                ? run("ci/github/comment", "7", summary, "https://forge.example/run/1")
                : run("ci/gitlab/note", summary);
    }

    private record Ended(int exit, String output) {}

    private Ended run(String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        builder.environment()
                .putAll(Map.of(
                        "GITHUB_API_URL", address,
                        "GITHUB_REPOSITORY", "someone/project",
                        "GH_TOKEN", "secret",
                        "CI_API_V4_URL", address,
                        "CI_PROJECT_ID", "12",
                        "CI_MERGE_REQUEST_IID", "7",
                        "CI_PIPELINE_URL", "https://forge.example/run/1",
                        "BACKSIGHT_NOTE_TOKEN", "secret"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        check(process.waitFor(1, TimeUnit.MINUTES), "it ends: " + Arrays.toString(command));
        return new Ended(process.exitValue(), output);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        String query = exchange.getRequestURI().getRawQuery();
        String decoded = query == null ? "" : URLDecoder.decode(query, StandardCharsets.UTF_8);
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(method + " " + path + "?" + decoded);
        boolean known = "Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || "secret".equals(exchange.getRequestHeaders().getFirst("PRIVATE-TOKEN"));
        if (refusal != 0 || !known) {
            send(exchange, known ? refusal : 401, "{\"message\": \"refused by the double\"}");
        } else if (path.equals("/repos/someone/project/pulls")) {
            send(exchange, 200, decoded.contains("head=someone:a branch & more")
                    ? "[{\"number\": 6, \"head\": {\"sha\": \"" + "a".repeat(40) + "\"}},"
                            + " {\"number\": 7, \"head\": {\"sha\": \"" + "b".repeat(40) + "\"}}]"
                    : "[]");
        } else if (path.equals("/user")) {
            send(exchange, 200, "{\"id\": 1}");
        } else if (path.equals("/repos/someone/project/issues/7/comments")
                || path.equals("/projects/12/merge_requests/7/notes")) {
            if (method.equals("POST")) {
                comments.put(comments.size() + 1, new String[] {"bot", body(sent)});
                send(exchange, 201, "{}");
            } else {
                int page = Integer.parseInt(decoded.replaceAll(".*page=(\\d+)$", "$1"));
                send(exchange, 200, comments.entrySet().stream()
                        .skip(100L * (page - 1))
                        .limit(100)
                        .map(comment -> json(comment.getKey(), comment.getValue()))
                        .collect(Collectors.joining(",", "[", "]")));
            }
        } else if (path.matches("/repos/someone/project/issues/comments/\\d+") && method.equals("PATCH")
                || path.matches("/projects/12/merge_requests/7/notes/\\d+") && method.equals("PUT")) {
            int id = Integer.parseInt(path.replaceAll(".*/", ""));
            comments.put(id, new String[] {comments.get(id)[0], body(sent)});
            send(exchange, 200, "{}");
        } else {
            send(exchange, 404, "{\"message\": \"" + method + " " + path + "\"}");
        }
    }

    private static String json(int id, String[] comment) {
        boolean own = comment[0].equals("bot");
        return "{\"id\": " + id + ", \"user\": {\"type\": \"" + (own ? "Bot" : "User") + "\"}, \"author\": {\"id\": "
                + (own ? 1 : 2) + "}, \"body\": " + comment[1] + "}";
    }

    /** The JSON text that is the value of the only member, {@code body}. */
    private static String body(String object) {
        return object.substring(object.indexOf(':') + 1, object.lastIndexOf('}')).strip();
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void check(Ended ended, int exit, String output) {
        check(ended.exit == exit && ended.output.equals(output), "exit " + exit + " and '" + output + "': " + ended);
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
