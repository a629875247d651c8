@NullMarked
package dev.backsight.checker.compare.rules;

import org.jspecify.annotations.NullMarked;
