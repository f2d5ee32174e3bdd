package io.labelguard.core.redrive;

import io.labelguard.core.record.Target;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a message of a dead-letter queue is. Its texts come from outside and are not escaped.
public sealed interface DeadLetter {

  /// Returns the word for its form, for programs.
  String form();

  /// Returns what it is about, in one line.
  String what();

  /// An event that a function failed on, or that EventBridge could not deliver.
  ///
  /// @param target the ARN of the function or state machine that it was for
  /// @param event its JSON, as it was written
  /// @param error why it is here, as far as the message says it
  record Event(String form, String target, String event, String what, Optional<String> error)
      implements DeadLetter {}

  /// An alert that a subscriber did not take, in the envelope of SNS.
  ///
  /// @param envelope as it was written
  /// @param text the form that this subscriber would have got
  record Alert(
      String topic,
      String envelope,
      Optional<String> subject,
      String text,
      Map<String, Attribute> attributes)
      implements DeadLetter {
    public Alert {
      attributes = Map.copyOf(new TreeMap<>(attributes));
    }

    /// A message attribute, by which subscribers filter.
    public record Attribute(String type, String value) {}

    @Override
    public String form() {
      return "alert";
    }

    @Override
    public String what() {
      return subject.orElse("a message without a subject");
    }
  }

  /// A request for a fix.
  record Request(Target.Fixable target) implements DeadLetter {
    @Override
    public String form() {
      return "fix-request";
    }

    @Override
    public String what() {
      return target.words();
    }
  }

  /// A message of no form that the queue holds.
  ///
  /// @param reason a sentence; texts from outside are escaped in it
  record Unreadable(String reason) implements DeadLetter {
    @Override
    public String form() {
      return "unreadable";
    }

    @Override
    public String what() {
      return "a message that cannot be read";
    }
  }
}
