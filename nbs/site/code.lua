-- The code of a page is what a reader would write. Cells that only test, and those too long to read on the way, are folded.
local long = 18   -- lines

local function tests(code)
  for line in ('\n' .. code):gmatch('\n([^\n]*)') do
    if line:match('^assert') or line:match('^test_[%w_]+%(') or line:match('^[%w_.]*%.assert_[%w_]+%(') then return true end
  end
  return false
end

local function lines(code) return select(2, code:gsub('\n', '')) + 1 end

-- how a block of code is folded, if it is; `shows` is whether the cell has an output
local function fold(block, shows)
  local summary = not shows and tests(block.text) and 'Test' or lines(block.text) > long and 'Code'
  if summary and not block.attributes['code-fold'] then
    block.attributes['code-fold'] = 'true'
    block.attributes['code-summary'] = string.format('%s, %d line%s', summary, lines(block.text), lines(block.text) > 1 and 's' or '')
  end
  return block
end

function Div(cell)
  if not cell.classes:includes('cell') then return end
  local shows = false   -- an output
  cell:walk { Div = function(div) shows = shows or div.classes:includes('cell-output') end }
  return cell:walk { CodeBlock = function(block) if block.classes:includes('cell-code') then return fold(block, shows) end end }
end

-- in a table a name stays in one piece, a command may be wrapped; the reference writes code as HTML
local function name_raw(words)
  local open   -- the tag, while only a name has come since
  for _, word in ipairs(words) do
    if word.tag == 'RawInline' and word.text == '<code>' then open = word
    elseif word.tag == 'RawInline' and word.text == '</code>' and open then
      open.text, open = '<code class="name">', nil
    elseif word.tag == 'Space' or word.tag == 'SoftBreak' then open = nil end
  end
  return words
end

function Table(cells)
  return cells:walk {
    Inlines = name_raw,
    Code = function(code)
      if not code.text:find(' ', 1, true) then code.classes:insert('name') end
      return code
    end,
  }
end
