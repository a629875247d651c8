@NullMarked
package dev.backsight.workloads.memory;

import org.jspecify.annotations.NullMarked;
