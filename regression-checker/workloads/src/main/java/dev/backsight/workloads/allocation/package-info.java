/** Bound by allocation: units make many short-lived objects and drop them. */
@NullMarked
package dev.backsight.workloads.allocation;

import org.jspecify.annotations.NullMarked;
