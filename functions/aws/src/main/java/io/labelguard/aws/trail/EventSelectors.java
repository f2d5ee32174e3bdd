package io.labelguard.aws.trail;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedFieldSelector;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.ReadWriteType;

/// Decides whether a trail's selectors include the management write calls of S3 and SageMaker.
///
/// @see <a
///     href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html">AdvancedFieldSelector</a>
final class EventSelectors {

  private static final Set<String> SERVICES = Set.of("s3.amazonaws.com", "sagemaker.amazonaws.com");

  private EventSelectors() {}

  /// Returns whether they do; empty if that depends on fields that are not evaluated here.
  static Optional<Boolean> selectWrites(GetEventSelectorsResponse selectors) {
    if (selectors.advancedEventSelectors().isEmpty()) {
      return Optional.of(selectors.eventSelectors().stream().anyMatch(EventSelectors::selects));
    }
    List<Optional<Boolean>> answers =
        selectors.advancedEventSelectors().stream().map(EventSelectors::selects).toList();
    if (answers.contains(Optional.of(true))) {
      return Optional.of(true);
    }
    return answers.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(false);
  }

  private static boolean selects(EventSelector selector) {
    return Boolean.TRUE.equals(selector.includeManagementEvents())
        && selector.readWriteType() != ReadWriteType.READ_ONLY;
  }

  private static Optional<Boolean> selects(AdvancedEventSelector selector) {
    boolean evaluated = true;
    for (AdvancedFieldSelector field : selector.fieldSelectors()) {
      switch (field.field()) {
        case "eventCategory" -> {
          if (!field.equalsValue().contains("Management")) {
            return Optional.of(false);
          }
        }
        case "readOnly" -> {
          if (field.equalsValue().contains("true")) {
            return Optional.of(false);
          }
        }
        case "eventSource" -> {
          if (leavesOut(field)) {
            return Optional.of(false);
          }
        }
        default -> evaluated = false;
      }
    }
    return evaluated ? Optional.of(true) : Optional.empty();
  }

  private static boolean leavesOut(AdvancedFieldSelector eventSource) {
    List<String> only = eventSource.equalsValue();
    return (!only.isEmpty() && !only.containsAll(SERVICES))
        || SERVICES.stream().anyMatch(eventSource.notEquals()::contains);
  }
}
