package dev.backsight.turnstile;

import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.net.URLEncoder;

/**
 * What coordinator, hosts and forks say to each other: lines of ASCII over a loopback connection, words separated by
 * single blanks.
 *
 * <pre>
 * fork: backsight 3 &lt;token&gt; fork &lt;pid&gt; &lt;warm-up iterations&gt; &lt;measurement iterations&gt; &lt;benchmark&gt;
 * fork: WAIT W 1                                   asks for the turn of its first warm-up iteration
 *       GO                                         gets it
 * fork: DONE W 1 &lt;cpu&gt; &lt;waiting cpu&gt; &lt;stolen&gt; &lt;run delay&gt; &lt;gc&gt; &lt;jit&gt; &lt;core&gt; &lt;lasted&gt; &lt;workers' cpu&gt; &lt;workers' delay&gt;
 *                                                  gives it back
 *       OK                                         may go on
 * fork: WAIT M 1                                   and so on with measurement iterations
 *
 * host: backsight 3 &lt;token&gt; host &lt;pid&gt;
 * host: ENDED &lt;number of the command&gt;
 * </pre>
 *
 * <p>Times are nanoseconds, cores are numbered as the system does, -1 where unknown. Commands reach a host on its standard input, one a line, as fields
 * separated by tabs: number, fence, class path of the fork, number of params, the params as {@code name=value}, JMH's
 * arguments. Benchmarks and fields are URL-encoded.
 */
public final class Wire {

    /** Of hosts, inherited by forks: {@code <port>:<token>}. */
    public static final String ENVIRONMENT = "BACKSIGHT_TURNSTILE";

    /** Changes whenever a line changes. */
    public static final String VERSION = "3";

    public static final String GREETING = "backsight";
    public static final String FORK = "fork";
    public static final String HOST = "host";
    public static final String WAIT = "WAIT";
    public static final String GO = "GO";
    public static final String DONE = "DONE";
    public static final String OK = "OK";
    public static final String ENDED = "ENDED";
    public static final String WARMUP = "W";
    public static final String MEASUREMENT = "M";

    /** No line over the connection is longer. */
    public static final int MAX_LINE = 4096;

    /** JMH's own main class, which a host runs without it, so that any value of a param can be said. */
    public static final String JMH_MAIN = "org.openjdk.jmh.Main";

    private Wire() {}

    public static String encode(String field) {
        try {
            return URLEncoder.encode(field, "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every JVM has UTF-8", e);
        }
    }

    /** @throws IllegalArgumentException when the field was not encoded */
    public static String decode(String field) {
        try {
            return URLDecoder.decode(field, "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every JVM has UTF-8", e);
        }
    }
}
