package io.labelguard.core.check;

/// One thing that is wrong with the progress of a labeling job.
///
/// @param sentence what is wrong, for a person
/// @param advice what to do about it; a sentence
record ProgressProblem(
    Severity severity, Consequence consequence, String sentence, String advice) {}
