package io.labelguard.tests.packaged;

import io.labelguard.tests.template.StackValues;
import java.net.URI;
import java.util.Map;

/// The names of the template's resources in a local AWS, which has every topic and queue.
///
/// @param aws where the local AWS listens
/// @param table the name of the one table
public record LocalNames(URI aws, String table) implements StackValues.Names {

  private static final String ACCOUNT = "111122223333";

  @Override
  public String ref(String id, String type, Map<String, Object> properties) {
    return switch (type) {
      case "AWS::DynamoDB::Table" -> table;
      case "AWS::SNS::Topic" -> "arn:aws:sns:us-east-1:" + ACCOUNT + ":" + id;
      case "AWS::SQS::Queue" ->
          aws
              + "/"
              + ACCOUNT
              + "/"
              + id
              + (String.valueOf(properties.get("FifoQueue")).equals("true") ? ".fifo" : "");
      default -> throw unknown(id, type);
    };
  }

  @Override
  public String attribute(String id, String type, String attribute) {
    if (type.equals("AWS::IAM::Role") && attribute.equals("Arn")) {
      return "arn:aws:iam::" + ACCOUNT + ":role/labelguard-" + id + "-1A2B3C4D5E6F7";
    }
    throw unknown(id + "." + attribute, type);
  }

  private static AssertionError unknown(String id, String type) {
    return new AssertionError("LocalNames has no name for " + id + " of type " + type);
  }
}
