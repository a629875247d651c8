package dev.backsight.checker.measure.lockstep;

/** What happens while a pair is measured. */
sealed interface Event {

    /** Known by its token. */
    record Greeted(TurnConnection connection, Greeting greeting) implements Event {}

    /** @param nanoTime when the line arrived */
    record Said(TurnConnection connection, String line, long nanoTime) implements Event {}

    record Closed(TurnConnection connection) implements Event {}

    /** Something outside changed: a process ended, or somebody cancelled. */
    record Stirred() implements Event {}
}
