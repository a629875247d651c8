package dev.backsight.checker.jmh;

/** The text of small result files, to be varied by tests. */
final class ResultText {

    /** One result with everything that is read; both its primary and its secondary metric have two forks. */
    static final String COMPLETE = """
            [
              {
                "jmhVersion" : "1.37",
                "benchmark" : "a.B.c",
                "mode" : "avgt",
                "threads" : 1,
                "forks" : 2,
                "jvm" : "/usr/bin/java",
                "jvmArgs" : [ "-Xmx1g", "-Djmh.ignoreLock=true" ],
                "jdkVersion" : "17.0.15",
                "vmName" : "OpenJDK 64-Bit Server VM",
                "warmupIterations" : 5,
                "warmupTime" : "10 s",
                "measurementIterations" : 3,
                "measurementTime" : "single-shot",
                "params" : { "size" : "1MiB" },
                "primaryMetric" : {
                  "score" : 1.5,
                  "scoreConfidence" : [ 1.0, "NaN" ],
                  "scorePercentiles" : { "0.0" : 1.0 },
                  "scoreUnit" : "ns/op",
                  "rawData" : [ [ 1.0, 2.5E-3, "NaN" ], [ 4 ] ]
                },
                "secondaryMetrics" : {
                  "gc.alloc.rate.norm" : {
                    "score" : 8.0,
                    "scoreUnit" : "B/op",
                    "rawData" : [ [ 8.0, 8.0, 8.0 ], [ 8.0 ] ]
                  }
                }
              }
            ]
            """;

    private ResultText() {}

    /** A file with one result that has only what it must have. */
    static String minimal(String mode, String primary) {
        return "[" + element("a.B.c", mode, primary) + "]";
    }

    static String element(String benchmark, String mode, String primary) {
        return "{\"benchmark\":\"" + benchmark + "\",\"mode\":\"" + mode + "\",\"threads\":1,\"primaryMetric\":"
                + primary + "}";
    }

    static String withSecondary(String secondary) {
        return minimal("avgt", "{\"scoreUnit\":\"ns/op\",\"rawData\":[[1]]},\"secondaryMetrics\":" + secondary);
    }
}
