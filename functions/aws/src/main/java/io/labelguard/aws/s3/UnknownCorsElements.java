package io.labelguard.aws.s3;

import io.labelguard.aws.signed.XmlElement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// Finds what an answer of GetBucketCors holds beyond the SDK's model. The SDK drops that without a
/// word, so rules that are read and put back would lose it.
final class UnknownCorsElements implements ExecutionInterceptor {

  private static final String RULE = "CORSRule";
  private static final Set<String> OF_A_RULE =
      Set.of(
          "ID", "AllowedHeader", "AllowedMethod", "AllowedOrigin", "ExposeHeader", "MaxAgeSeconds");

  private List<XmlElement> elements = List.of();

  /// Returns the configuration of the one request whose answer is looked at.
  AwsRequestOverrideConfiguration configuration() {
    return AwsRequestOverrideConfiguration.builder()
        .addPlugin(
            client ->
                client.overrideConfiguration(
                    client.overrideConfiguration().toBuilder()
                        .addExecutionInterceptor(this)
                        .build()))
        .build();
  }

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    if (!context.httpResponse().isSuccessful()) {
      return context.responseBody();
    }
    return context.responseBody().map(this::read);
  }

  private InputStream read(InputStream body) {
    try (body) {
      byte[] bytes = body.readAllBytes();
      elements = XmlElement.read(new String(bytes, StandardCharsets.UTF_8)).children();
      return new ByteArrayInputStream(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns the names of the elements that are not known in a rule, or beside the rules.
  ///
  /// @param rule its place, from 0
  SortedSet<String> of(int rule) {
    Stream<String> beside =
        elements.stream().map(XmlElement::name).filter(name -> !name.equals(RULE));
    Stream<String> within =
        elements.stream()
            .filter(element -> element.name().equals(RULE))
            .skip(rule)
            .limit(1)
            .flatMap(element -> element.children().stream())
            .map(XmlElement::name)
            .filter(name -> !OF_A_RULE.contains(name));
    return Stream.concat(beside, within).collect(Collectors.toCollection(TreeSet::new));
  }
}
