@NullMarked
package dev.backsight.workloads;

import org.jspecify.annotations.NullMarked;
