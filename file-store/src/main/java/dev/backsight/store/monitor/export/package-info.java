/**
 * What a monitor knows, for others to read: JSON and CSV of the history, and Prometheus text of the present through
 * Micrometer. Apart from the monitor so that recording depends on none of these libraries.
 */
@NullMarked
package dev.backsight.store.monitor.export;

import org.jspecify.annotations.NullMarked;
