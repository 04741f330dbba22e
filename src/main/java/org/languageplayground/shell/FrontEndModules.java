package org.languageplayground.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.internal.BundleUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/** The modules of the built front end that every page asks for, one after the other as it finds them out: each with what it imports. */
final class FrontEndModules {
    private static final String FOLDER = "META-INF/VAADIN/webapp/VAADIN/build/";
    private static final List<String> ALWAYS = List.of("FlowBootstrap-", "generated-flow-imports-", "FlowClient-");
    private static final Pattern IMPORT = Pattern.compile("(?:\\bfrom|\\bimport)\\s*\"\\./([^\"]+\\.js)\"");

    private final Map<String, List<String>> imports = new LinkedHashMap<>();

    /**
     * Reads what imports what.
     *
     * @throws UncheckedIOException if a module cannot be read
     */
    FrontEndModules(ResourcePatternResolver resources) {
        try {
            for (Resource module : resources.getResources("classpath*:" + FOLDER + "*.js")) {
                String text = module.getContentAsString(StandardCharsets.UTF_8);
                imports.put(module.getFilename(), importsOf(text));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files that a module's text imports before it runs; not those that it may ask for later. */
    static List<String> importsOf(String text) {
        return IMPORT.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .toList();
    }

    /** The files of a page, each once; none where the front end is not built. */
    Collection<String> of(Optional<Class<? extends Component>> page) {
        SequencedSet<String> files = new LinkedHashSet<>();
        Stream.concat(
                        ALWAYS.stream(),
                        page.stream().map(BundleUtils::getChunkId).map(id -> "chunk-" + id + "-"))
                .flatMap(beginning -> imports.keySet().stream().filter(file -> file.startsWith(beginning)))
                .forEach(file -> collect(file, files));
        return files;
    }

    private void collect(String file, SequencedSet<String> files) {
        if (files.add(file)) {
            imports.getOrDefault(file, List.of()).forEach(imported -> collect(imported, files));
        }
    }
}
