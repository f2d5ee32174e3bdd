package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each reason for which an account cannot be used has a sentence of its own and says what to do.
class AwsErrorsTest {

  private static final List<String> SETTINGS =
      List.of(
          "aws.accessKeyId",
          "aws.configFile",
          "aws.disableEc2Metadata",
          "aws.endpointUrl",
          "aws.profile",
          "aws.region",
          "aws.secretAccessKey",
          "aws.sharedCredentialsFile");

  @TempDir Path folder;

  private final Map<String, Optional<String>> before = new TreeMap<>();

  /// No setting of this machine leads to an account.
  @BeforeEach
  void forgetTheAccount() {
    for (String name : SETTINGS) {
      before.put(name, Optional.ofNullable(System.getProperty(name)));
      System.clearProperty(name);
    }
    System.setProperty("aws.disableEc2Metadata", "true");
    System.setProperty("aws.configFile", folder.resolve("config").toString());
    System.setProperty("aws.sharedCredentialsFile", folder.resolve("credentials").toString());
  }

  @AfterEach
  void restoreTheAccount() {
    before.forEach(
        (name, value) ->
            value.ifPresentOrElse(
                old -> System.setProperty(name, old), () -> System.clearProperty(name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"audit", "collect", "fix --bucket gt-b"})
  void withoutARegionItIsSaidHowToGiveOne(String words) {
    Command run = run(words);

    assertThat(run.err())
        .startsWith("labelguard: no AWS Region\n")
        .contains("AWS_REGION", "--region us-east-1", "labelguard demo");
  }

  @Test
  void withoutCredentialsItIsSaidHowToGiveThem() {
    Command run = run("audit --region us-east-1");

    assertThat(run.err())
        .startsWith("labelguard: no AWS credentials\n")
        .contains("aws configure", "AWS_ACCESS_KEY_ID", "--profile");
  }

  @Test
  void aProfileWithoutCredentialsIsNamed() {
    Command.file(folder, "config", "[profile dev]\nregion = eu-west-1\n");

    assertThat(run("audit --profile dev").err())
        .startsWith("labelguard: no AWS credentials in profile dev\n");
  }

  @Test
  void anUnknownProfileIsNamedWithTheNearest() {
    Command.file(folder, "config", "[profile develop]\nregion = eu-west-1\n[default]\n");

    assertThat(run("audit --profile develp").err())
        .startsWith("labelguard: no profile develp in the AWS configuration\n")
        .contains("Did you mean develop?", "default, develop");
  }

  @Test
  void aProfileOfAVariableThatIsUnknownIsNamedToo() {
    System.setProperty("aws.profile", "nobody");
    System.setProperty("aws.region", "us-east-1");

    assertThat(run("audit").err())
        .startsWith("labelguard: no profile nobody in the AWS configuration\n")
        .contains("aws configure --profile nobody");
  }

  @Test
  void aLoginThatIsNotSupportedHasAWayAround() {
    Command.file(
        folder,
        "config",
        """
        [profile people]
        region = us-east-1
        sso_session = s
        sso_account_id = 111122223333
        sso_role_name = r
        [sso-session s]
        sso_region = us-east-1
        sso_start_url = https://example.com/start
        """);

    assertThat(run("audit --profile people").err())
        .contains("IAM Identity Center", "aws configure export-credentials --profile people");
  }

  @Test
  void aConfigurationThatCannotBeReadIsNamed() {
    Command.file(folder, "config", "[default]\nno equals sign\n");

    assertThat(run("audit --region us-east-1").err())
        .startsWith("labelguard: cannot read the AWS configuration")
        .contains("~/.aws/config");
  }

  @Test
  void aRegionThatCannotBeOneIsNamed() {
    assertThat(run("audit --region Ireland").err())
        .isEqualTo(
            """
            labelguard: --region Ireland is not the name of a Region
                        Give one such as us-east-1.
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "ExpiredToken, the AWS credentials have expired, Log in again",
    "InvalidClientTokenId, AWS does not accept the credentials, aws sts get-caller-identity",
    "SignatureDoesNotMatch, AWS does not accept the credentials, aws sts get-caller-identity",
    "AccessDenied, access denied: no because of that, --profile NAME",
  })
  void whatAwsAnswersHasItsOwnSentence(String code, String sentence, String next)
      throws IOException {
    HttpServer sts = answering(code);
    try {
      logIn("http://127.0.0.1:" + sts.getAddress().getPort());
      Command run = run("audit --region us-east-1");

      assertThat(run.err()).startsWith("labelguard: " + sentence + "\n").contains(next);
    } finally {
      sts.stop(0);
    }
  }

  @Test
  void withoutANetworkTheRegionIsDoubtedToo() throws IOException {
    HttpServer closed = answering("none");
    int port = closed.getAddress().getPort();
    closed.stop(0);
    logIn("http://127.0.0.1:" + port);

    assertThat(run("audit --region us-esat-1").err())
        .startsWith("labelguard: cannot reach AWS in Region us-esat-1\n")
        .contains("Did you mean us-east-1?", "Check the network");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "audit --world w.json --region us-east-1",
        "audit --local d --profile p",
        "history --bucket gt-b --local d --profile p"
      })
  void aFolderOrFileNeedsNoProfile(String words) {
    assertThat(run(words).err()).contains("--profile and --region choose an AWS account");
  }

  private static Command run(String words) {
    Command run = Command.run((Object[]) words.split(" "));
    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .hasLineCount(run.err().contains("choose an AWS account") ? 1 : 2)
        .doesNotContain("software.amazon", "Exception", "Provider", "java.", "\tat ");
    return run;
  }

  private static void logIn(String endpoint) {
    System.setProperty("aws.accessKeyId", "AKIAEXAMPLE");
    System.setProperty("aws.secretAccessKey", "local");
    System.setProperty("aws.endpointUrl", endpoint);
  }

  /// An STS that refuses every call.
  private static HttpServer answering(String code) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] body =
        ("<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>no because of"
                + " that</Message></Error></ErrorResponse>")
            .formatted(code)
            .getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(403, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }
}
