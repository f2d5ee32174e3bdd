package io.labelguard.aws.ec2;

import io.labelguard.aws.AwsCalls;
import io.labelguard.aws.signed.SignedAnswer;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.aws.signed.XmlElement;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.port.CallFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/// Calls EC2 in its query protocol.
final class Ec2Calls {

  private static final String VERSION = "2016-11-15";
  private static final String TOKEN = "NextToken";
  private static final int FORBIDDEN = 403;

  private final SignedCalls ec2;

  Ec2Calls(SignedCalls ec2) {
    this.ec2 = ec2;
  }

  /// Returns what an action lists, page by page.
  ///
  /// @param attempt what it does, as it stands after "could not"
  /// @param action one that describes, such as `DescribeSubnets`
  /// @param list name of the list in the answer, such as `subnetSet`
  /// @param filter name of the filter
  /// @param values what the filter lets pass
  /// @throws CallFailedException where EC2 neither answers nor refuses
  Reading<List<XmlElement>> list(
      String attempt, String action, String list, String filter, List<String> values) {
    Map<String, String> form = new TreeMap<>();
    form.put("Action", action);
    form.put("Version", VERSION);
    form.put("Filter.1.Name", filter);
    for (int i = 0; i < values.size(); i++) {
      form.put("Filter.1.Value." + (i + 1), values.get(i));
    }
    try {
      return new Reading.Known<>(pages(form, list));
    } catch (AwsServiceException e) {
      CallFailedException failed = AwsCalls.failed(attempt, e);
      if (failed.failure().refused() || e.statusCode() == FORBIDDEN) {
        return new Reading.NotPermitted<>("ec2:" + action, failed.failure().reason());
      }
      throw failed;
    } catch (SdkException e) {
      throw AwsCalls.failed(attempt, e);
    }
  }

  private List<XmlElement> pages(Map<String, String> form, String list) {
    List<XmlElement> items = new ArrayList<>();
    while (true) {
      XmlElement page = page(form);
      page.children(list).forEach(set -> items.addAll(set.children("item")));
      String next = page.textOf("nextToken");
      if (next.isEmpty()) {
        return List.copyOf(items);
      }
      if (next.equals(form.put(TOKEN, next))) {
        throw SdkClientException.create("the answer has no way to the next page");
      }
    }
  }

  private XmlElement page(Map<String, String> form) {
    SignedAnswer answer = ec2.query(form);
    if (answer.ok()) {
      return XmlElement.read(answer.body());
    }
    Optional<XmlElement> error = error(answer);
    throw answer.failure(
        error.map(found -> found.textOf("Code")).orElse(""),
        error.map(found -> found.textOf("Message")).orElse(""));
  }

  /// What stands before EC2 may answer with something that is not XML.
  private static Optional<XmlElement> error(SignedAnswer answer) {
    try {
      return XmlElement.read(answer.body())
          .child("Errors")
          .flatMap(errors -> errors.child("Error"));
    } catch (SdkClientException _) {
      return Optional.empty();
    }
  }
}
