package io.labelguard.tests.jar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.tests.Repository;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The build's program that makes the AWS SDK smaller, on small jars: it stops where it does not
/// understand what it reads. [ClientOperationsTest], [NamedServicesTest] and [FieldAccessorsTest]
/// look at what it makes of the real one.
class SmallerSdkTest {

  private static final Path PROGRAM =
      Repository.root().resolve("functions/lambda/src/build/java/SmallerSdk.java");
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final ClassDesc CALLER = ClassDesc.of("io.labelguard.aws.s3.Caller");
  private static final ClassDesc S3 = ClassDesc.of("software.amazon.awssdk.services.s3.S3Client");
  private static final ClassDesc LIST =
      ClassDesc.of("software.amazon.awssdk.regions.GeneratedServiceMetadataProvider");

  @TempDir private Path folder;

  private record Run(int exit, String said) {}

  @Test
  void aJarWithNothingToChangeIsCopied() throws Exception {
    Run run = runOn(CALLER, "call", CodeBuilder::return_);

    assertThat(run.exit()).as(run.said()).isZero();
    try (JarFile result = new JarFile(result().toFile())) {
      assertThat(result.stream().map(ZipEntry::getName))
          .containsExactly(
              JarFile.MANIFEST_NAME,
              "io/labelguard/aws/s3/Caller.class",
              "META-INF/changes-to-the-aws-sdk.txt");
    }
  }

  /// The entries of a jar can have times with a time zone.
  @Test
  void anotherTimeZoneGivesTheSameBytes() throws Exception {
    runOn(CALLER, "call", CodeBuilder::return_, "-Duser.timezone=UTC");
    byte[] first = Files.readAllBytes(result());

    runOn(CALLER, "call", CodeBuilder::return_, "-Duser.timezone=Asia/Kolkata");
    assertThat(Files.readAllBytes(result())).isEqualTo(first);
  }

  @Test
  void aClassThatUsesAWaiterStopsTheBuild() throws Exception {
    ClassDesc waiter = ClassDesc.of("software.amazon.awssdk.services.s3.waiters.S3Waiter");
    Run run =
        runOn(
            CALLER,
            "call",
            code ->
                code.aconst_null()
                    .checkcast(S3)
                    .invokeinterface(S3, "waiter", MethodTypeDesc.of(waiter))
                    .pop()
                    .return_());

    assertThat(run.exit()).isNotZero();
    assertThat(run.said())
        .contains("io/labelguard/aws/s3/Caller uses a waiter")
        .contains("Poll, and ask the client for pages.");
    assertThat(result()).doesNotExist();
  }

  @Test
  void aClassThatMakesAListOfPagesStopsTheBuild() throws Exception {
    ClassDesc pages =
        ClassDesc.of("software.amazon.awssdk.services.s3.paginators.ListBucketsIterable");
    Run run =
        runOn(
            CALLER,
            "call",
            code ->
                code.new_(pages)
                    .invokespecial(pages, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                    .return_());

    assertThat(run.exit()).isNotZero();
    assertThat(run.said()).contains("makes a list of pages");
  }

  @Test
  void aListOfServicesThatIsMadeOtherwiseStopsTheBuild() throws Exception {
    Run run =
        runOn(
            LIST,
            ConstantDescs.CLASS_INIT_NAME,
            code -> code.ldc("account").pop().ldc("acm").pop().return_());

    assertThat(run.exit()).isNotZero();
    assertThat(run.said()).contains("is not made as this program expects");
    assertThat(result()).doesNotExist();
  }

  /// Runs the program on a jar with one class, which has one static method.
  private Run runOn(ClassDesc type, String method, Consumer<CodeBuilder> code, String... options)
      throws IOException, InterruptedException {
    Path jar = folder.resolve("shaded.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      write(zip, JarFile.MANIFEST_NAME, "Manifest-Version: 1.0\n\n".getBytes(UTF_8));
      String descriptor = type.descriptorString();
      write(
          zip,
          descriptor.substring(1, descriptor.length() - 1) + ".class",
          classOf(type, method, code));
    }
    Path said = folder.resolve("said.txt");
    List<String> command = new ArrayList<>(List.of(JAVA.toString()));
    command.addAll(List.of(options));
    command.addAll(List.of(PROGRAM.toString(), jar.toString(), result().toString()));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    return new Run(process.waitFor(), Files.readString(said));
  }

  private Path result() {
    return folder.resolve("result.jar");
  }

  private static void write(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setLastModifiedTime(FileTime.from(Instant.parse("2026-11-20T12:00:00Z")));
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  private static byte[] classOf(ClassDesc type, String method, Consumer<CodeBuilder> code) {
    return ClassFile.of()
        .build(
            type,
            made ->
                made.withMethodBody(method, ConstantDescs.MTD_void, ClassFile.ACC_STATIC, code));
  }
}
