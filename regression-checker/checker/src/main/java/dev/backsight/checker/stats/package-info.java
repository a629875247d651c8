/** Numbers in, numbers out: locations, tests, intervals, corrections. Imports nothing else of this project. */
@NullMarked
package dev.backsight.checker.stats;

import org.jspecify.annotations.NullMarked;
