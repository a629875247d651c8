/** Bound by the file system and the disk below it; files lie below the directory that backsight.dir names. */
@NullMarked
package dev.backsight.workloads.disk;

import org.jspecify.annotations.NullMarked;
