/** Real files of JMH 1.21, 1.36 and 1.37, and hostile variations of them. */
@NullMarked
package dev.backsight.checker.jmh;

import org.jspecify.annotations.NullMarked;
