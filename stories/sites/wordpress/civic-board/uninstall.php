<?php
/** Nothing stays behind: neither the settings nor what was kept of the board's answers, on any site of the network. */

declare(strict_types=1);

defined('WP_UNINSTALL_PLUGIN') || exit;

(static function (): void {
    $leave = static function (): void {
        global $wpdb;
        delete_option('civic_board');
        foreach (['_transient_civic_board_', '_transient_timeout_civic_board_'] as $name) {
            // What an object cache keeps goes by itself within an hour.
            $wpdb->query($wpdb->prepare("DELETE FROM {$wpdb->options} WHERE option_name LIKE %s", $wpdb->esc_like($name) . '%'));
        }
    };
    if (!is_multisite()) {
        $leave();
        return;
    }
    foreach (get_sites(['fields' => 'ids', 'number' => 0]) as $site) {
        switch_to_blog((int) $site);
        $leave();
        restore_current_blog();
    }
})();
