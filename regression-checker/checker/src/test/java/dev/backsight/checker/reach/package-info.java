@NullMarked
package dev.backsight.checker.reach;

import org.jspecify.annotations.NullMarked;
