package io.labelguard.local.account;

import io.labelguard.local.wire.AwsError;
import io.labelguard.local.wire.Call;
import io.labelguard.local.wire.QueryService;
import io.labelguard.local.wire.UniqueId;
import io.labelguard.local.wire.Xml;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Serves IAM's GetRole and STS's GetCallerIdentity. The roles are those of the world, of its jobs
/// and of callers.
public final class Roles {

  private static final String TRUST =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
      "Principal":{"Service":"sagemaker.amazonaws.com"},"Action":"sts:AssumeRole"}]}\
      """;

  private final SortedMap<String, String> arnByName = new TreeMap<>();

  public Roles(Stream<String> arns) {
    arns.forEach(this::add);
  }

  public QueryService iam() {
    return new QueryService(
        "iam",
        "https://iam.amazonaws.com/doc/2010-05-08/",
        Map.of("GetRole", this::role),
        QueryService.Shape.QUERY);
  }

  public QueryService sts() {
    return new QueryService(
        "sts",
        "https://sts.amazonaws.com/doc/2011-06-15/",
        Map.of("GetCallerIdentity", Roles::identity),
        QueryService.Shape.QUERY);
  }

  /// Adds a role; ignores other ARNs and malformed ones.
  public void add(String arn) {
    if (arn.contains(":role/")) {
      synchronized (this) {
        arnByName.put(arn.substring(arn.lastIndexOf('/') + 1), arn);
      }
    }
  }

  private synchronized String role(Map<String, String> form, Call call) {
    String name = form.getOrDefault("RoleName", "");
    String arn = arnByName.get(name);
    if (arn == null) {
      throw new AwsError(
          404, "NoSuchEntity", "The role with name %s cannot be found.".formatted(name));
    }
    String path = arn.substring(arn.indexOf(":role") + 5, arn.lastIndexOf('/') + 1);
    return Xml.element(
        "Role",
        Xml.text("Path", path),
        Xml.text("RoleName", name),
        Xml.text("RoleId", UniqueId.of("AROA", arn)),
        Xml.text("Arn", arn),
        Xml.text("CreateDate", "2023-01-01T00:00:00Z"),
        Xml.text("AssumeRolePolicyDocument", URLEncoder.encode(TRUST, StandardCharsets.UTF_8)));
  }

  private static String identity(Map<String, String> form, Call call) {
    return Xml.text("Arn", call.caller().sessionArn())
        + Xml.text("UserId", call.caller().userId())
        + Xml.text("Account", call.caller().account());
  }
}
