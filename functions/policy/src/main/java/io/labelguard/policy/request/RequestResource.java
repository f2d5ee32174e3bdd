package io.labelguard.policy.request;

import io.labelguard.policy.json.Quoted;
import java.util.regex.Pattern;

/// What a request acts on: one ARN, or every object whose ARN begins with a prefix.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">Amazon Resource
///     Names</a>
public sealed interface RequestResource {

  /// The resource of an action that has none, such as `s3:ListAllMyBuckets`: `*`.
  RequestResource NONE = new Exact("*");

  /// {@return the ARN, or the prefix}
  String arn();

  /// One resource, such as a bucket or an object.
  ///
  /// @param arn its ARN; characters that are wildcards in policies are plain characters here; `*`
  ///     for an action that has no resource
  record Exact(String arn) implements RequestResource {

    private static final Pattern ARN =
        Pattern.compile("arn:aws[a-z0-9-]*:[^:\\s]+(?::[^:\\s]*){2}:.+", Pattern.DOTALL);

    /// Checks the ARN's six parts.
    ///
    /// @throws IllegalArgumentException where the text is neither an ARN nor `*`
    public Exact {
      if (!arn.equals("*") && !ARN.matcher(arn).matches()) {
        throw new IllegalArgumentException(
            "resource: must be an ARN, such as \"arn:aws:s3:::bucket/key\", not "
                + Quoted.text(arn));
      }
    }
  }

  /// All objects whose ARN begins with a text, the object of just that ARN included.
  ///
  /// @param arn the text: an ARN's first five parts and the beginning of the sixth
  record Prefix(String arn) implements RequestResource {

    private static final Pattern START =
        Pattern.compile("arn:aws[a-z0-9-]*:[^:\\s]+(?::[^:\\s]*){2}:.*", Pattern.DOTALL);

    /// Checks the ARN's parts.
    ///
    /// @throws IllegalArgumentException where the text does not begin as an ARN does
    public Prefix {
      if (!START.matcher(arn).matches()) {
        throw new IllegalArgumentException(
            "resourcePrefix: must be the beginning of an ARN up to some letter of its last part,"
                + " such as \"arn:aws:s3:::bucket/folder/\", not "
                + Quoted.text(arn));
      }
    }
  }
}
