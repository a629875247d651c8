@NullMarked
package dev.backsight.workloads.allocation;

import org.jspecify.annotations.NullMarked;
