package org.languageplayground.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.internal.BundleUtils;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.languageplayground.shell.home.HomeView;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class FrontEndModulesTest {
    private static final String HOME = "chunk-A1.js";
    private static final String PIECES =
            "e===`%s`&&t.push(n(()=>import(`./other.js`),f([1]))),e===`%s`||e===`%s`&&t.push(n(()=>import(`./%s`),f([0])))"
                    .formatted("0".repeat(64), BundleUtils.getChunkId(HomeView.class), "1".repeat(64), HOME);

    private static FrontEndModules built(Map<String, String> files) {
        return new FrontEndModules(new PathMatchingResourcePatternResolver() {
            @Override
            public Resource[] getResources(String pattern) {
                return files.entrySet().stream()
                        .map(file -> file(file.getKey(), file.getValue()))
                        .toArray(Resource[]::new);
            }
        });
    }

    private static Resource file(String name, String text) {
        return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return name;
            }
        };
    }

    @Test
    void whatRunsFirstIsReadFromAModuleAndNotWhatItMayAskForLater() {
        assertThat(
                        FrontEndModules.importsOf(
                                "import{a as b}from'./one-X.js';import'./two-Y.js';const c=()=>import('./later-Z.js'),d=['./later-W.js'];export{e}from'./three.js'"))
                .containsExactly("one-X.js", "two-Y.js", "three.js");
    }

    @Test
    void aPageNeedsWhatEveryPageNeedsAndItsOwnPieceWithWhatTheyImportEachOnce() {
        FrontEndModules modules = built(Map.of(
                "FlowClient-B.js",
                "import'./shared.js';",
                "generated-flow-imports-C.js",
                "import'./shared.js';import'./circle.js';" + PIECES,
                "circle.js",
                "import'./generated-flow-imports-C.js'",
                "shared.js",
                "",
                "unasked.js",
                "",
                HOME,
                "import'./own.js'",
                "own.js",
                ""));
        assertThat(modules.of(Optional.of(HomeView.class)))
                .containsExactlyInAnyOrder(
                        "FlowClient-B.js", "generated-flow-imports-C.js", "circle.js", "shared.js", HOME, "own.js");
        assertThat(modules.of(Optional.empty()))
                .doesNotContain(HOME, "own.js", "unasked.js")
                .hasSize(4);
    }

    @Test
    void whereNoFrontEndIsBuiltNothingIsNamed() {
        assertThat(built(Map.of()).of(Optional.of(HomeView.class))).isEmpty();
    }
}
