package org.languageplayground.classroom.room;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MergePolicyConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The memory that rooms live in. By itself a server is alone: it looks for no other, and is heard on its own machine only, since Hazelcast does not start without
 * any port. With {@code playground.cluster.members} or {@code playground.cluster.kubernetes-service} it shares its rooms with others.
 */
@Configuration
public class Cluster {
    /** The map of rooms by their codes. */
    static final String ROOMS = "rooms";

    private static final int IDLE_SECONDS = 4 * 60 * 60;
    private static final int USUAL_PORT = 5701;
    private static final String SECONDS_BEFORE_A_SILENT_NODE_IS_LEFT = "20";
    private static final String SECONDS_BETWEEN_LOOKS_FOR_LOST_NODES = "30";

    /**
     * This node.
     *
     * @param members hosts with their ports, separated by commas; empty for none
     * @param service the name of a headless Kubernetes service whose addresses are the members; empty for none
     * @param name that all nodes must have alike; a node alone has one that nobody knows, so that no other can join it
     * @param port that this node listens to; alone, the next free one
     * @param address of this node among several that it has, such as {@code 10.0.0.*}; empty for any
     */
    @Bean(destroyMethod = "shutdown")
    HazelcastInstance hazelcast(
            @Value("${playground.cluster.members:}") String members,
            @Value("${playground.cluster.kubernetes-service:}") String service,
            @Value("${playground.cluster.name:language-playground}") String name,
            @Value("${playground.cluster.port:" + USUAL_PORT + "}") int port,
            @Value("${playground.cluster.address:}") String address) {
        return Hazelcast.newHazelcastInstance(config(list(members), service.strip(), name, port, address.strip()));
    }

    private static List<String> list(String members) {
        return Arrays.stream(members.split(","))
                .map(String::strip)
                .filter(member -> !member.isEmpty())
                .toList();
    }

    /** The configuration of a node. */
    static Config config(List<String> members, String service, String name, int port, String address) {
        boolean alone = members.isEmpty() && service.isEmpty();
        Config config = new Config();
        config.setClusterName(alone ? Secret.random() : name);
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.health.monitoring.level", "OFF");
        config.setProperty("hazelcast.logging.type", "slf4j");
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
        config.setProperty("hazelcast.socket.bind.any", "false");
        config.setProperty("hazelcast.max.no.heartbeat.seconds", SECONDS_BEFORE_A_SILENT_NODE_IS_LEFT);
        config.setProperty("hazelcast.merge.first.run.delay.seconds", SECONDS_BETWEEN_LOOKS_FOR_LOST_NODES);
        config.setProperty("hazelcast.merge.next.run.delay.seconds", SECONDS_BETWEEN_LOOKS_FOR_LOST_NODES);
        config.getJetConfig().setEnabled(false);
        network(config.getNetworkConfig().setPort(port), alone, address);
        join(config.getNetworkConfig().getJoin(), members, service, port);
        config.getMapConfig(ROOMS)
                .setBackupCount(1)
                .setMaxIdleSeconds(IDLE_SECONDS)
                .setMergePolicyConfig(new MergePolicyConfig(RoomPolicy.class.getName(), 1));
        return config;
    }

    private static void network(NetworkConfig network, boolean alone, String address) {
        network.setPortAutoIncrement(alone);
        if (alone) {
            network.getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        } else if (!address.isEmpty()) {
            network.getInterfaces().setEnabled(true).addInterface(address);
        }
    }

    private static void join(JoinConfig join, List<String> members, String service, int port) {
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        if (!members.isEmpty()) {
            join.getTcpIpConfig().setEnabled(true).setMembers(members);
        } else if (!service.isEmpty()) {
            join.getKubernetesConfig()
                    .setEnabled(true)
                    .setProperty("service-dns", service)
                    .setProperty("service-port", String.valueOf(port));
        }
    }
}
