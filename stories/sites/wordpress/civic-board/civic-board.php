<?php
/**
 * Plugin Name:       Civic Board
 * Plugin URI:        https://www.npmjs.com/package/civic-board
 * Description:       Messages that citizens write to public bodies, and the answers they get: as blocks, shortcodes and embedded links. Read without script, alive with it.
 * Version:           0.1.0
 * Requires at least: 6.5
 * Requires PHP:      8.0
 * Author:            The civic-board authors
 * License:           Apache-2.0
 * License URI:       https://www.apache.org/licenses/LICENSE-2.0
 * Text Domain:       civic-board
 * Domain Path:       /languages
 *
 * Apache-2.0 goes together with version 3 of the GPL, not with version 2 alone. WordPress is under "version 2 or any later version", so the two
 * together are passed on under version 3 or later. The text of the licence is in the file LICENSE beside this one.
 */

declare(strict_types=1);

namespace CivicBoard;

defined('ABSPATH') || exit;

const FILE = __FILE__;
const VERSION = '0.1.0';

require __DIR__ . '/includes/elements.php';
require __DIR__ . '/includes/settings.php';
require __DIR__ . '/includes/board.php';
require __DIR__ . '/includes/shield.php';
require __DIR__ . '/includes/values.php';
require __DIR__ . '/includes/script.php';
require __DIR__ . '/includes/render.php';
require __DIR__ . '/includes/blocks.php';
require __DIR__ . '/includes/shortcodes.php';
require __DIR__ . '/includes/choices.php';
require __DIR__ . '/includes/oembed.php';
require __DIR__ . '/includes/canonical.php';
require __DIR__ . '/includes/settings-page.php';

add_action('init', static function (): void {
    load_plugin_textdomain('civic-board', false, dirname(plugin_basename(FILE)) . '/languages');
}, 5);
