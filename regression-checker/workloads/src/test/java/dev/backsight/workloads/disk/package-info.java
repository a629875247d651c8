@NullMarked
package dev.backsight.workloads.disk;

import org.jspecify.annotations.NullMarked;
