/// Text for people: escaped strings from outside, words wrapped to a width, lists, numbers and
/// commands to paste.
///
/// It must not know what a report is about.
@NullMarked
package io.labelguard.core.report.text;

import org.jspecify.annotations.NullMarked;
