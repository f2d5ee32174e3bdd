package io.labelguard.lambda.rehearsal;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.JsonWriter;
import io.labelguard.policy.json.MalformedJsonException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/// Answers every call from memory and sends none: a client of the SDK that has it does all its work
/// but the network's.
///
/// Its answers have no `Date`, from which a client would learn the time. A call that it has no
/// answer for succeeds with an empty one; an answer that is an error is one of status 404.
final class CannedAws implements SdkHttpClient {

  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([A-Za-z]+)");
  private static final int FOUND = 200;
  private static final int NOT_FOUND = 404;
  private static final String TARGET = "X-Amz-Target";
  private static final String DYNAMO_DB = "DynamoDB_";

  /// What S3's reads are called, by the name in their query.
  private static final Map<String, String> OF_S3 =
      Map.of(
          "policy", "GetBucketPolicy.json",
          "location", "GetBucketLocation.xml",
          "tagging", "GetBucketTagging.xml");

  private final CannedText text;
  private final CannedTable table;

  CannedAws(CannedText text) throws IOException {
    this.text = text;
    try {
      table = new CannedTable(text.of("table.json"));
    } catch (MalformedJsonException e) {
      throw new IOException(e);
    }
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return answer(request);
      }

      @Override
      public void abort() {
        // Nothing is open.
      }
    };
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  private HttpExecuteResponse answer(HttpExecuteRequest request) throws IOException {
    SdkHttpRequest http = request.httpRequest();
    SdkHttpFullResponse.Builder response =
        SdkHttpFullResponse.builder()
            .statusCode(FOUND)
            .putHeader("x-amz-bucket-region", text.region())
            .putHeader("x-amzn-RequestId", "rehearsal");
    if (http.method() == SdkHttpMethod.HEAD) {
      return HttpExecuteResponse.builder().response(response.build()).build();
    }
    String answer = text(request);
    if (answer.startsWith("<Error>")) {
      response.statusCode(NOT_FOUND);
    }
    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
    return HttpExecuteResponse.builder()
        .response(response.putHeader("Content-Length", String.valueOf(body.length)).build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
        .build();
  }

  private String text(HttpExecuteRequest request) throws IOException {
    SdkHttpRequest http = request.httpRequest();
    Optional<String> target = http.firstMatchingHeader(TARGET);
    if (target.isPresent()) {
      String operation = target.get().substring(target.get().lastIndexOf('.') + 1);
      if (target.get().startsWith(DYNAMO_DB)) {
        return stored(operation, body(request));
      }
      return operation.equals("SendMessage")
          ? sent(body(request))
          : text.find(operation + ".json").orElse("{}");
    }
    for (String name : List.copyOf(http.rawQueryParameters().keySet())) {
      if (OF_S3.containsKey(name)) {
        return text.of(OF_S3.get(name));
      }
    }
    Matcher action = ACTION.matcher(body(request));
    return action.find() ? text.find(action.group(1) + ".xml").orElse("<Answer/>") : "<Answer/>";
  }

  private String stored(String operation, String request) throws IOException {
    try {
      return table.answer(operation, request);
    } catch (MalformedJsonException e) {
      throw new IOException(e);
    }
  }

  /// SQS answers with a checksum of the message, which its client compares.
  private static String sent(String request) throws IOException {
    String checksum = md5(message(request));
    return JsonWriter.object(
        out -> out.text("MessageId", "rehearsal").text("MD5OfMessageBody", checksum));
  }

  private static String message(String request) throws IOException {
    try {
      return JsonReader.read(request) instanceof Json.Obj object
              && object.all("MessageBody").getLast() instanceof Json.Str body
          ? body.value()
          : "";
    } catch (MalformedJsonException e) {
      throw new IOException(e);
    }
  }

  private static String md5(String message) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(message.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String body(HttpExecuteRequest request) throws IOException {
    Optional<ContentStreamProvider> content = request.contentStreamProvider();
    if (content.isEmpty()) {
      return "";
    }
    try (InputStream in = content.get().newStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
