package org.languageplayground.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Runs the programs of a page as a student does, in the folder where they lie. */
public final class Programs {
    private static final String PYTHON = "/usr/bin/python3";

    private static final Map<String, Boolean> MODULES = new ConcurrentHashMap<>();

    private Programs() {}

    /**
     * What a program of one Java file prints: it is compiled with nothing else on the class path, and its first class is run, which is what
     * {@code java File.java} does (JEP 330), but the compiler need not warm up each time.
     */
    public static String java(Path folder, String file) throws IOException, InterruptedException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        String first = compile(folder.resolve(file), classes);
        return run(
                folder,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classes.toString(),
                first);
    }

    private static String compile(Path source, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(problems, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    files,
                    problems,
                    List.of("-proc:none", "-d", classes.toString(), "-cp", classes.toString()),
                    null,
                    files.getJavaFileObjects(source));
            ClassTree first =
                    (ClassTree) task.parse().iterator().next().getTypeDecls().getFirst();
            task.generate();
            assertThat(problems.getDiagnostics()).noneMatch(problem -> problem.getKind() == Diagnostic.Kind.ERROR);
            return first.getSimpleName().toString();
        }
    }

    /** What a Python program prints. */
    public static String python(Path folder, String file) throws IOException, InterruptedException {
        return run(folder, PYTHON, file);
    }

    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    /** Whether there is a Python with this module. */
    public static boolean pythonHas(String module) {
        return MODULES.computeIfAbsent(module, Programs::imports);
    }

    private static boolean imports(String module) {
        try {
            return new ProcessBuilder(PYTHON, "-c", "import " + module)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Python was asked for " + module, e);
        }
    }
}
