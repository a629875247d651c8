package dev.backsight.store.monitor;

/** Is told of alerts, in order, on a thread of its own. May throw and block: that harms nobody but itself. */
@FunctionalInterface
public interface AlertListener {

    void alerted(Alert alert);
}
