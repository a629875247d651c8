@NullMarked
package dev.backsight.workloads.cpu;

import org.jspecify.annotations.NullMarked;
