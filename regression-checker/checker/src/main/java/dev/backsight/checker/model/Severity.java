package dev.backsight.checker.model;

/** What a finding about a machine means for what is measured there, from harmless to worst. */
public enum Severity {
    /** As it should be. */
    OK,
    /** Worth knowing; lockstep makes up for it, or little can be done about it. */
    NOTE,
    /** Numbers measured here scatter more, or mean something else, than they need to. */
    WARNING,
    /** Numbers measured here mean little. */
    SEVERE
}
