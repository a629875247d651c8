/** Small JMH benchmarks that the tests of measuring run for real: some deliver, each of the others fails in its way. */
@NullMarked
package dev.backsight.checker.measure.subject;

import org.jspecify.annotations.NullMarked;
